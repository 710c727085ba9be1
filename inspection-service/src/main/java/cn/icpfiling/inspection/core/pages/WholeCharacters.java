package cn.icpfiling.inspection.core.pages;

import java.util.regex.Pattern;

/** Takes halves of characters (unpaired surrogates) out of a text that was cut or that a script spells: JSON cannot have them. */
public final class WholeCharacters {

    private static final Pattern HALVES = Pattern.compile("\\p{Cs}");

    private WholeCharacters() {}

    public static String of(String text) {
        return HALVES.matcher(text).replaceAll("");
    }
}
