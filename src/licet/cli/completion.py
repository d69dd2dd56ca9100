# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Scripts that complete words in a shell: commands, options, licence ids, relations, uses, facts, codes.

They hold the words themselves and never call licet: completing costs nothing. A newer licet writes a newer script.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

SHELLS = ("bash", "zsh", "fish")


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a command: how it is written, what it is for, and the words it takes (None: any, or a file)."""

    names: tuple[str, ...]
    help: str
    words: tuple[str, ...] | None
    takes_value: bool


@dataclass(frozen=True, slots=True)
class Command:
    """A command with its options, and the words that its arguments may be (none: files)."""

    name: str
    help: str
    options: tuple[Option, ...]
    words: tuple[str, ...] = ()


def script(shell: str) -> str:
    """Return the script for one of SHELLS."""
    return {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell](_commands())


def _commands() -> list[Command]:
    from licet.catalogue import vocabulary
    from licet.catalogue.expand import ids, layers
    from licet.cli.app import NAMES, load
    from licet.cli.list import KINDS
    from licet.rules import CODES
    from licet.rules.phrases import ACTS

    licences, uses = tuple(sorted(ids())), tuple(sorted(vocabulary.uses()))
    of_options: dict[str, tuple[str, ...]] = {
        "--as": licences,
        "--licence": licences,
        "--act": tuple(vocabulary.acts()),
        "--fact": tuple(f"{name}=" for name in vocabulary.facts()),
        "--for": uses,
        "--forbids": uses,
        "--permits": tuple(ACTS),
        "--relation": tuple(vocabulary.relations()),
        "--kind": tuple(vocabulary.kinds()),
        "--defaults": tuple(layers()),
    }
    of_arguments = {"compat": licences, "show": licences, "diff": licences, "may": (*uses, *licences), "explain": CODES}
    found = []
    for name in NAMES:
        command = load(name)
        own = {**of_options, "--kind": KINDS} if name == "list" else of_options
        options = [_option(one, own) for one in command.params if one.param_type_name == "option"]
        options.append(Option(("--help",), "Show this message and exit.", None, takes_value=False))
        found.append(Command(name, _first_line(command.help), tuple(options), of_arguments.get(name, ())))
    return found


def _option(parameter: Any, words: dict[str, tuple[str, ...]]) -> Option:
    names = tuple(parameter.opts)
    choices = getattr(parameter.type, "choices", None)
    known = next((words[name] for name in names if name in words), None)
    takes = not parameter.is_flag
    return Option(names, parameter.help or "", tuple(map(str, choices)) if choices else known, takes_value=takes)


def _first_line(text: str | None) -> str:
    return (text or "").partition("\n")[0]


def _bash(commands: list[Command]) -> str:
    lines = [
        '# licet: put into ~/.bashrc:  eval "$(licet --show-completion bash)"',
        "_licet() {",
        '  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" command="" found="" word',
        '  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
        *_finding(commands),
        '  COMPREPLY=($(compgen -W "$found" -- "$current"))',
        '  case "$previous" in --fact) compopt -o nospace ;; esac',
        "}",
        "complete -o default -F _licet licet",
    ]
    return "\n".join(lines) + "\n"


def _zsh(commands: list[Command]) -> str:
    lines = [
        "#compdef licet",
        '# licet: put into ~/.zshrc after compinit:  eval "$(licet --show-completion zsh)"',
        "_licet() {",
        '  local current="${words[CURRENT]}" previous="${words[CURRENT-1]}" command="" found="" word',
        '  for word in "${(@)words[2,CURRENT-1]}"; do',
        *_finding(commands),
        '  if [ "$previous" = --fact ]; then compadd -S "" -- ${=found}; return; fi',
        '  if [ -z "$found" ] || ! compadd -- ${=found}; then',
        '    case "$command/$current" in (/*|*/-*) ;; (*) _files ;; esac',
        "  fi",
        "}",
        # Found on the function path the script is the function's first call; in a start-up file it only registers.
        'if [ "$funcstack[1]" = _licet ]; then _licet "$@"; else compdef _licet licet; fi',
    ]
    return "\n".join(lines) + "\n"


def _finding(commands: list[Command]) -> list[str]:
    """Return the lines that bash and zsh share: the rest of the loop over the words, and `found` by what they are."""
    values: dict[str, list[str]] = {}
    for one in commands:
        for option in one.options:
            if option.takes_value:
                patterns = [f'"{one.name} {name}"' for name in option.names]
                values.setdefault(" ".join(option.words or ()), []).extend(patterns)
    return [
        '    case "$word" in (-*) ;; (*) command="$word"; break ;; esac',
        "  done",
        '  if [ -z "$command" ]; then',
        f'    found="{" ".join(one.name for one in commands)} --help --version --show-completion"',
        '  else case "$command $previous" in',
        *(f'    ({"|".join(patterns)}) found="{words}" ;;' for words, patterns in values.items()),
        "    (*)",
        '      if [ "${current#-}" != "$current" ]; then case "$command" in',
        *(f'        ({one.name}) found="{_spelt(one)}" ;;' for one in commands),
        '      esac; else case "$command" in',
        *(f'        ({one.name}) found="{" ".join(one.words)}" ;;' for one in commands if one.words),
        "      esac; fi ;;",
        "  esac; fi",
    ]


def _fish(commands: list[Command]) -> str:
    lines = [
        "# licet: licet --show-completion fish > ~/.config/fish/completions/licet.fish",
        "complete -c licet -n __fish_use_subcommand -f -l help -d 'Show this message and exit.'",
        "complete -c licet -n __fish_use_subcommand -f -l version -d 'Show the version and exit.'",
    ]
    for one in commands:
        lines.append(f"complete -c licet -n __fish_use_subcommand -f -a {one.name} -d {_quoted(one.help)}")
        of = f"complete -c licet -n '__fish_seen_subcommand_from {one.name}'"
        if one.words:
            lines.append(f"{of} -a {_quoted(' '.join(one.words))}")
        for option in one.options:
            names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
            value = f" -x -a {_quoted(' '.join(option.words))}" if option.words else " -r" * option.takes_value
            lines.append(f"{of} {names}{value} -d {_quoted(option.help)}")
    return "\n".join(lines) + "\n"


def _spelt(command: Command) -> str:
    return " ".join(name for option in command.options for name in option.names if name.startswith("--"))


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
