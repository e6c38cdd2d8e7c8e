//! Descriptions of a service, in `OpenAPI`.

use super::*;

#[test]
fn openapi() {
    let yaml = r"openapi: 3.0.0
info: {title: Payments}
paths:
  /x:
    get:
      parameters:
        - {name: reason, in: query, schema: {enum: [lost, stolen]}}
        - {name: sort, in: query, schema: {enum: [asc, desc]}}
      responses:
        '400':
          content:
            application/json:
              schema:
                properties:
                  code: {type: string, enum: [C_ONE], description: The **one**.}
                  currency_code: {enum: [DKK, EUR]}
components:
  schemas:
    ErrorCode:
      type: integer
      enum: [1, 2]
      x-enum-varnames: [E_ONE, E_TWO]
      x-enum-descriptions: [First `one`., Second.]
    Issues:
      oneOf:
        - properties:
            issue: {enum: [PERMISSION_DENIED]}
            description: {enum: [You may not.]}
    fault_reason:
      description: |
        One of:
        * `too_big` - It is too big.
        | too_small | It is too small. |
      enum: [too_big, too_small, too, C_ONE]
    Status:
      enum: [open, closed]
    ProblemCode:
      oneOf:
        - {const: p1, title: The first, description: Text.}
";
    let read = read_as("x.yaml", yaml);
    assert_eq!(
        lines(&read),
        [
            "7 lost; in reason",
            "7 stolen; in reason",
            "15 C_ONE; text The one.; in code",
            "21 1; = E_ONE; text First `one`.; in ErrorCode",
            "21 2; = E_TWO; text Second.; in ErrorCode",
            "27 PERMISSION_DENIED; text You may not.; in issue",
            "34 too_big; text It is too big.; in fault_reason",
            "34 too_small; text It is too small.; in fault_reason",
            "34 too; in fault_reason",
            "39 p1; title The first; text Text.; in ProblemCode",
        ]
    );
    assert_eq!(
        (read.title.as_deref(), reading(&read)),
        (Some("Payments"), "read as OpenAPI, 6 enumerations: 10 codes".to_owned())
    );
    let json = r#"{"swagger": "2.0", "definitions": {"Error": {"properties": {"code": {"enum": ["a_b", "c_d"],
        "x-enumDescriptions": {"a_b": "First.", "c_d": "Second."}}}}}}"#;
    let read = read_as("x.json", json);
    assert_eq!(lines(&read), ["1 a_b; text First.", "1 c_d; text Second."]);
    let none = refused("x.json", r#"{"openapi": "3.0.0", "paths": {}}"#, &ReadOptions::default());
    assert!(none.starts_with("no return code found in this OpenAPI: no enumeration called "), "{none}");
}
