package cn.icpfiling.inspection.core.pages;

/** Cuts the words around a place out of a text. */
final class Snippet {

    private static final int LONGEST = 120;
    private static final int BEFORE = 30;

    private Snippet() {}

    static String of(String text, int from) {
        var start = Math.max(0, from - BEFORE);
        var end = Math.min(text.length(), start + LONGEST);
        return WholeCharacters.of(text.substring(start, end)).strip();
    }

    static String of(String text, String word) {
        return of(text, Math.max(0, text.indexOf(word)));
    }
}
