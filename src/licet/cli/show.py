# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet show`: the record of one licence, with citations."""

from __future__ import annotations

from typing import Annotated

import typer

from licet.cli.options import Format, Output  # noqa: TC001  (typer evaluates the annotations)


def command(
    id: Annotated[str, typer.Argument(help="An SPDX id, a LicenseRef, or a name in use such as llama3.1.")],
    format: Format = "text",
    output: Output = "",
) -> None:
    """Print what a licence says.

    Each term with its section and the words it was read from.

    Example: licet show Apache-2.0
    """
    from licet.cli.errors import CallError
    from licet.cli.output import emit, style
    from licet.report import json, licence

    try:
        found = licence.find(id)
    except licence.LicenceNameError as error:
        raise CallError("", str(error)) from None
    look = style(output)
    emit(json.document(licence.plain(found), look) if format == "json" else licence.write(found, look), output)
