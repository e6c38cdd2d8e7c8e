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

def read(number, module, inputs):
    for i, input in enumerate(inputs):
        try:
            data = module.read_response(text(input))
            say(number, i, "data", "" if data is None else "".join(data.itertext()).strip())
        except module.ReturnCodeError as error:
            say(number, i, "failure", f"{error.code}: {error.detail}")
        except (ValueError, module.ElementTree.ParseError):
            say(number, i, "malformed", "")

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
            Kind::Match | Kind::Handling => format!("def f(code: str) -> None:\n{}", indented(snippet, "    ")),
            Kind::Enum | Kind::Response => snippet.clone(),
        };
        files.push((format!("c{at}.py"), module));
        let _ = match case.kind {
            Kind::Arm | Kind::Match | Kind::Handling => writeln!(main, "attempt({at}, c{at}.f, [{list}])"),
            Kind::Enum => writeln!(
                main,
                "for i, input in enumerate([{list}]):\n    try:\n        code = c{at}.ReturnCode(text(input))\n        \
                 assert str(code) == code.value\n        say({at}, i, \"is\", code.value)\n    \
                 except ValueError:\n        say({at}, i, \"unknown\", text(input))"
            ),
            Kind::Response => writeln!(main, "read({at}, c{at}, [{list}])"),
        };
    }
    files.push(("main.py".to_owned(), main));
    files
}

pub(super) const RUBY: Driver = Driver {
    language: "ruby",
    tools: &[Tool { name: "ruby", package: "ruby and ruby-rexml" }],
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

def read(number, inputs)
  inputs.each_with_index do |input, i|
    begin
      data = read_response(text(input))
      say(number, i, 'data', data ? REXML::XPath.match(data, './/text()').map(&:value).join.strip : '')
    rescue ReturnCodeError => e
      say(number, i, 'failure', "#{{e.code}}: #{{e.detail}}")
    rescue REXML::ParseException, ArgumentError
      say(number, i, 'malformed', '')
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
            Kind::Match | Kind::Handling => {
                format!("def f{at}(code)\n{snippet}:done\nend\nattempt({at}, method(:f{at}), [{list}])\n")
            }
            Kind::Enum => format!(
                "module C{at}\n{snippet}end\n[{list}].each_with_index do |input, i|\n\
                 code = text(input).strip\n\
                 C{at}::ReturnCode.known?(code) ? say({at}, i, 'is', code) : say({at}, i, 'unknown', text(input))\nend\n\
                 raise 'not frozen' unless C{at}::ReturnCode::ALL.all?(&:frozen?)\n"
            ),
            Kind::Response => format!("{snippet}read({at}, [{list}])\n"),
        };
        files.push((format!("c{at}.rb"), body));
    }
    files
}

pub(super) const BASH: Driver = Driver {
    language: "bash",
    tools: &[Tool { name: "bash", package: "bash" }, Tool { name: "xmllint", package: "libxml2-utils" }],
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

read_all() {{
  local number=$1 i=0 input data said
  shift
  for hex; do
    text "$hex"
    data=$(read_response "$input" 2>said)
    case $? in
      0) say "$number" "$i" data "$(sed -z 's/^[[:space:]]*//; s/[[:space:]]*$//' <<<"$data")" ;;
      1) said=$(<said) && say "$number" "$i" failure "$said" ;;
      2) say "$number" "$i" malformed '' ;;
    esac
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
                "f() {{\nlocal code=$1\ncase \"$code\" in\n{snippet}*)\necho {DEFAULT} >&2\nreturn 1\n;;\nesac\n}}\nattempt {at} {list}\n"
            ),
            Kind::Match | Kind::Handling => format!("f() {{\nlocal code=$1\n{snippet}}}\nattempt {at} {list}\n"),
            Kind::Enum => format!(
                "{snippet}i=0\nfor hex in {list}; do\ntext \"$hex\"\n\
                 code=${{input#\"${{input%%[![:space:]]*}}\"}}\ncode=${{code%\"${{code##*[![:space:]]}}\"}}\n\
                 if is_return_code \"$code\"; then say {at} $i is \"$code\"; else say {at} $i unknown \"$input\"; fi\n\
                 i=$((i + 1))\ndone\n"
            ),
            Kind::Response => format!("{snippet}\nread_all {at} {list}\n"),
        };
        files.push((format!("c{at}.sh"), body));
    }
    files
}
