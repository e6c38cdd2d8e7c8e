//! Python, Ruby and Bash.

use std::fmt::Write;

use super::{Case, DEFAULT, Driver, Kind, Tool, calls, indented, inputs};

pub(super) const PYTHON: Driver = Driver {
    language: "python",
    tools: &[Tool { name: "python3", package: "python3 (3.11 or later)" }],
    todo: "",
    unknown: ("unknown return code: ", ""),
    program: python,
    commands: &[&["python3", "-W", "error", "main.py"]],
};

fn python(cases: &[Case]) -> Vec<(String, String)> {
    let mut main = r#"def text(hex):
    return bytes.fromhex(hex.strip("-")).decode()

def say(number, input, word, text):
    print(number, input, word, text.encode().hex() or "-")

def attempt(number, f, inputs):
    for i, input in enumerate(inputs):
        try:
            f(text(input))
            say(number, i, "ok", "")
        except Exception as error:
            say(number, i, "failed", str(error))

"#
    .to_owned();
    main.push_str(&calls(cases, |at| format!("import c{at}")));
    main.push('\n');
    let mut files = Vec::new();
    for (at, case) in cases.iter().enumerate() {
        let (snippet, list) = (&case.text, inputs(case, ", "));
        let module = match case.kind {
            Kind::Arm => format!(
                "def f(code: str) -> None:\n    match code:\n{}        case _:\n            raise Exception(\"{DEFAULT}\")\n",
                indented(snippet, "        ")
            ),
            Kind::Match => format!("def f(code: str) -> None:\n{}", indented(snippet, "    ")),
            Kind::Enum => snippet.clone(),
            Kind::Handling | Kind::Response => todo!(),
        };
        files.push((format!("c{at}.py"), module));
        let _ = match case.kind {
            Kind::Arm | Kind::Match => writeln!(main, "attempt({at}, c{at}.f, [{list}])"),
            Kind::Enum => writeln!(
                main,
                "for i, input in enumerate([{list}]):\n    try:\n        code = c{at}.ReturnCode(text(input))\n        \
                 assert str(code) == code.value\n        say({at}, i, \"is\", code.value)\n    \
                 except ValueError:\n        say({at}, i, \"unknown\", text(input))"
            ),
            Kind::Handling | Kind::Response => todo!(),
        };
    }
    files.push(("main.py".to_owned(), main));
    files
}

pub(super) const RUBY: Driver = Driver {
    language: "ruby",
    tools: &[Tool { name: "ruby", package: "ruby" }],
    todo: "TODO: ",
    unknown: ("unknown return code: ", ""),
    program: ruby,
    commands: &[&["ruby", "-w", "main.rb"]],
};

fn ruby(cases: &[Case]) -> Vec<(String, String)> {
    let calls = calls(cases, |at| format!("require_relative 'c{at}'"));
    let main = format!(
        r##"def text(hex)
  [hex.delete('-')].pack('H*').force_encoding('UTF-8')
end

def say(number, input, word, text)
  hex = text.unpack1('H*')
  puts "#{{number}} #{{input}} #{{word}} #{{hex.empty? ? '-' : hex}}"
end

def attempt(number, call, inputs)
  inputs.each_with_index do |input, i|
    begin
      call.call(text(input))
      say(number, i, 'ok', '')
    rescue StandardError => e
      say(number, i, 'failed', e.message)
    end
  end
end
{calls}
"##
    );
    let mut files = vec![("main.rb".to_owned(), main)];
    for (at, case) in cases.iter().enumerate() {
        let (snippet, list) = (&case.text, inputs(case, ", "));
        let body = match case.kind {
            Kind::Arm => format!(
                "def f{at}(code)\ncase code\n{snippet}else\nraise '{DEFAULT}'\nend\nend\nattempt({at}, method(:f{at}), [{list}])\n"
            ),
            // Not the last thing in its method: a value that nobody takes would be warned of.
            Kind::Match => format!("def f{at}(code)\n{snippet}:done\nend\nattempt({at}, method(:f{at}), [{list}])\n"),
            Kind::Enum => format!(
                "module C{at}\n{snippet}end\n[{list}].each_with_index do |input, i|\n\
                 word = C{at}::ReturnCode.known?(text(input)) ? 'is' : 'unknown'\n\
                 say({at}, i, word, text(input))\nend\n\
                 raise 'not frozen' unless C{at}::ReturnCode::ALL.all?(&:frozen?)\n"
            ),
            Kind::Handling | Kind::Response => todo!(),
        };
        files.push((format!("c{at}.rb"), body));
    }
    files
}

pub(super) const BASH: Driver = Driver {
    language: "bash",
    tools: &[Tool { name: "bash", package: "bash" }],
    todo: "TODO: ",
    unknown: ("unknown return code: ", ""),
    program: bash,
    commands: &[&["bash", "-u", "main.sh"]],
};

fn bash(cases: &[Case]) -> Vec<(String, String)> {
    let calls = calls(cases, |at| format!("(. ./c{at}.sh)"));
    let main = format!(
        r#"text() {{
  printf -v input '%b' "$(sed 's/-//; s/../\\x&/g' <<<"$1")x"
  input=${{input%x}}
}}

say() {{
  local LC_ALL=C hex='' byte at
  for ((at = 0; at < ${{#4}}; at++)); do
    printf -v byte '%d' "'${{4:at:1}}"
    printf -v byte '%02x' $((byte & 255))
    hex+=$byte
  done
  echo "$1 $2 $3 ${{hex:--}}"
}}

attempt() {{
  local number=$1 i=0 input said
  shift
  for hex; do
    text "$hex"
    # What is said ends with a line end of its own, which is not part of the message.
    if said=$( (f "$input") 2>&1 && printf x || {{ printf x; exit 1; }}); then
      say "$number" "$i" ok "${{said%x}}"
    else
      said=${{said%x}}
      say "$number" "$i" failed "${{said%$'\n'}}"
    fi
    i=$((i + 1))
  done
}}
{calls}
"#
    );
    let mut files = vec![("main.sh".to_owned(), main)];
    for (at, case) in cases.iter().enumerate() {
        let (snippet, list) = (&case.text, inputs(case, " "));
        let body = match case.kind {
            Kind::Arm => format!(
                "f() {{\nlocal code=$1\ncase \"$code\" in\n{snippet}*)\necho {DEFAULT} >&2\nexit 1\n;;\nesac\n}}\nattempt {at} {list}\n"
            ),
            Kind::Match => format!("f() {{\nlocal code=$1\n{snippet}}}\nattempt {at} {list}\n"),
            Kind::Enum => format!(
                "{snippet}i=0\nfor hex in {list}; do\ntext \"$hex\"\n\
                 if is_return_code \"$input\"; then word=is; else word=unknown; fi\n\
                 say {at} $i $word \"$input\"\ni=$((i + 1))\ndone\n"
            ),
            Kind::Handling | Kind::Response => todo!(),
        };
        files.push((format!("c{at}.sh"), body));
    }
    files
}
