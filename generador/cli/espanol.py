"""Línea de órdenes, idioma: la ayuda y los errores de uso de click, en español."""

from __future__ import annotations

import click

from generador.esquemas.sugerencias import parecido


class _Ayuda:
    """Títulos en español para la ayuda de una orden."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        piezas = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        texto = " ".join(piezas).replace("[OPTIONS]", "[OPCIONES]")
        texto = texto.replace("COMMAND [ARGS]...", "ORDEN …")
        formatter.write_usage(ctx.command_path, texto, prefix="Uso: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        filas = [r for p in self.get_params(ctx) if (r := p.get_help_record(ctx))]  # type: ignore[attr-defined]
        if filas:
            with formatter.section("Opciones"):
                formatter.write_dl(filas)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        opcion: click.Option | None = super().get_help_option(ctx)  # type: ignore[misc]
        if opcion is not None:
            opcion.help = "Muestra esta ayuda y termina."
        return opcion


class Orden(_Ayuda, click.Command):
    """Una orden con ayuda en español."""


class Grupo(_Ayuda, click.Group):
    """El conjunto de órdenes, con ayuda en español."""

    command_class = Orden

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """La orden que se pidió; si no existe, lo dice y sugiere la más parecida."""
        nombre = args[0]
        if not nombre.startswith("-") and self.get_command(ctx, nombre) is None:
            cerca = parecido(nombre, list(self.commands))
            pregunta = f"; ¿quiso decir «{cerca}»?" if cerca else ""
            raise click.UsageError(f"la orden «{nombre}» no existe{pregunta}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lista de órdenes con su primera línea de ayuda."""
        filas = [(n, c.get_short_help_str(200)) for n, c in self.commands.items()]
        with formatter.section("Órdenes"):
            formatter.write_dl(filas)


def explicar(error: click.ClickException) -> str:
    """Un error de uso, en español y en una línea."""
    if isinstance(error, click.NoSuchOption):
        cerca = f"; ¿quiso decir «{error.possibilities[0]}»?" if error.possibilities else ""
        return f"la opción «{error.option_name}» no existe{cerca}"
    if isinstance(error, click.MissingParameter):
        return f"falta {error.param.get_error_hint(error.ctx) if error.param and error.ctx else ''}"
    if isinstance(error, click.BadOptionUsage):
        return f"la opción «{error.option_name}» necesita un valor"
    if isinstance(error, click.BadParameter):
        return _mal_valor(error)
    texto = error.format_message()
    if texto.startswith("Got unexpected extra argument"):
        return f"sobra lo que sigue a la orden: {texto.partition('(')[2].rstrip(')')}"
    return "falta la orden" if texto.startswith("Missing command") else texto


def _mal_valor(error: click.BadParameter) -> str:
    tipo = error.param.type if error.param else None
    nombre = error.param.opts[0] if error.param else "la opción"
    if isinstance(tipo, click.Choice):
        return f"«{nombre}» solo admite: {', '.join(tipo.choices)}"
    if isinstance(tipo, click.DateTime):
        return f"«{nombre}» es una fecha: AAAA-MM-DD, como 2026-11-03"
    if isinstance(tipo, click.Path):
        return f"«{nombre}»: la carpeta no existe o no se puede leer"
    if isinstance(tipo, click.IntRange):
        return f"«{nombre}» es un número entre {tipo.min} y {tipo.max}"
    return f"«{nombre}»: {error.message}"
