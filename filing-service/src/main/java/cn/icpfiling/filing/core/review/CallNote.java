package cn.icpfiling.filing.core.review;

import java.text.Normalizer;
import java.util.Collection;
import java.util.regex.Pattern;

/** A short note on a call. It is stored in plain text, so it must not have personal data. */
public record CallNote(String text) {

    /** Five digits in a row, with any separators between them: no phone or certificate number has fewer. */
    private static final Pattern NUMBER = Pattern.compile("[0-9](?:[\\s().+/-]*[0-9]){4}");

    private static final String SPOKEN = "零〇一二三四五六七八九";
    private static final int SHORTEST_NAME = 2;

    /** @param known what the order says of people, in plain text */
    public boolean hasPersonalData(Collection<String> known) {
        if (text == null) {
            return false;
        }
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return plain.indexOf('@') >= 0
                || NUMBER.matcher(digits(plain)).find()
                || known.stream()
                        .filter(word -> word != null && word.length() >= SHORTEST_NAME)
                        .anyMatch(plain::contains);
    }

    /** 一三八 is 138. */
    private static String digits(String text) {
        var plain = new StringBuilder(text.length());
        text.chars().forEach(letter -> {
            var place = SPOKEN.indexOf(letter);
            plain.append(place < 0 ? (char) letter : (char) ('0' + Math.max(0, place - 1)));
        });
        return plain.toString();
    }

    @Override
    public String toString() {
        return "CallNote";
    }
}
