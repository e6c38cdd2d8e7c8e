"""The C# compiler and formatter, for machines that have .NET to run with but no SDK.

    roslyn.py DOTNET ROSLYN build FILE...   compiles to main.dll in the current folder
    roslyn.py DOTNET ROSLYN format FILE...  names the files that the formatter would change

DOTNET is the folder of a .NET runtime, ROSLYN one with the compiler's assemblies. Warnings count as errors.
"""

import json
import os
import sys

DOTNET, ROSLYN, TASK, *FILES = sys.argv[1:]
CONFIG = "main.runtimeconfig.json"


def start_runtime():
    """Starts .NET in this process; the same settings start the compiled program."""
    os.environ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1"
    options = {
        "tfm": "net8.0",
        "framework": {"name": "Microsoft.NETCore.App", "version": "8.0.0"},
        "configProperties": {"System.Globalization.Invariant": True},
    }
    with open(CONFIG, "w", encoding="utf-8") as file:
        json.dump({"runtimeOptions": options}, file)
    import pythonnet
    from clr_loader import get_coreclr

    pythonnet.set_runtime(get_coreclr(dotnet_root=DOTNET, runtime_config=CONFIG))
    import clr

    sys.path.append(ROSLYN)
    names = ["", ".CSharp"]
    if TASK == "format":
        names += [".Workspaces", ".CSharp.Workspaces"]
    for name in names:
        clr.AddReference("Microsoft.CodeAnalysis" + name)


def parsed():
    from Microsoft.CodeAnalysis import DocumentationMode, SourceCodeKind
    from Microsoft.CodeAnalysis.CSharp import CSharpParseOptions, CSharpSyntaxTree, LanguageVersion

    options = CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose, SourceCodeKind.Regular)
    for name in FILES:
        with open(name, encoding="utf-8", newline="") as file:
            text = file.read()
        yield text, CSharpSyntaxTree.ParseText(text, options, name)


def build():
    from Microsoft.CodeAnalysis import (
        DiagnosticSeverity,
        MetadataReference,
        NullableContextOptions,
        OutputKind,
        SyntaxTree,
    )
    from Microsoft.CodeAnalysis.CSharp import CSharpCompilation, CSharpCompilationOptions
    from System.Collections.Generic import List
    from System.IO import FileMode, FileStream

    trees = List[SyntaxTree]()
    for _, tree in parsed():
        trees.Add(tree)
    framework = os.path.join(DOTNET, "shared", "Microsoft.NETCore.App")
    framework = os.path.join(framework, sorted(os.listdir(framework))[-1])
    references = List[MetadataReference]()
    names = ("System.Private.CoreLib", "System.Runtime", "System.Console", "System.Private.Xml", "System.Private.Xml.Linq")
    for name in names:
        references.Add(MetadataReference.CreateFromFile(os.path.join(framework, name + ".dll")))
    options = CSharpCompilationOptions(OutputKind.ConsoleApplication)
    options = options.WithNullableContextOptions(NullableContextOptions.Enable)
    stream = FileStream("main.dll", FileMode.Create)
    result = CSharpCompilation.Create("main", trees, references, options).Emit(stream)
    stream.Close()
    # CS1591 asks for documentation on everything, which a test's own code has not.
    bad = (DiagnosticSeverity.Warning, DiagnosticSeverity.Error)
    found = [d.ToString() for d in result.Diagnostics if d.Severity in bad and d.Id != "CS1591"]
    return found if result.Success else found or ["it does not compile"]


def changed():
    from Microsoft.CodeAnalysis import AdhocWorkspace
    from Microsoft.CodeAnalysis.Formatting import Formatter

    workspace = AdhocWorkspace()
    for name, (text, tree) in zip(FILES, parsed()):
        formatted = Formatter.Format(tree.GetRoot(), workspace).ToFullString()
        if formatted != text:
            yield f"{name} would be:\n{formatted}"


start_runtime()
problems = list(build() if TASK == "build" else changed())
print("\n".join(problems))
sys.exit(bool(problems))
