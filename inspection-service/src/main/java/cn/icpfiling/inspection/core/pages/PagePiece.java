package cn.icpfiling.inspection.core.pages;

/** @param text in normal form: compatibility characters replaced (NFKC), blanks joined, no invisible characters */
public record PagePiece(PagePlace place, String text) {}
