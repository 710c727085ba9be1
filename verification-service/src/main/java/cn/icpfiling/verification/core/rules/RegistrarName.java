package cn.icpfiling.verification.core.rules;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A registrar's name, reduced to the parts that all registries write alike. Width, case, spaces and punctuation do not
 * count. Nor do the company's form (有限公司 or 有限责任公司, Inc. or Incorporated) and a trade name behind it ({@code （万网）},
 * {@code d/b/a HiChina}). A place does not count if only one of two names has one. Companies of two places are two
 * companies.
 *
 * @param place null if the name has none
 * @param core the rest of the name
 */
public record RegistrarName(String place, String core) {

    private static final int LONGEST = 400;
    private static final int SHORTEST_CORE = 2;
    private static final Pattern BRACKETS = Pattern.compile("\\(([^()]*)\\)|\\[([^\\[\\]]*)\\]|【([^【】]*)】");
    private static final Pattern TRADE_NAME = Pattern.compile("\\s(?:d/b/a|dba|doing business as|trading as)\\s.*");
    private static final Pattern NOT_OF_A_NAME = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final List<String> CHINESE_FORMS = List.of("股份有限公司", "有限责任公司", "有限公司", "公司");
    private static final Set<String> FORMS = Set.of(
            "co",
            "company",
            "ltd",
            "limited",
            "inc",
            "incorporated",
            "llc",
            "corp",
            "corporation",
            "gmbh",
            "plc",
            "sa",
            "sas",
            "sarl",
            "bv",
            "pty",
            "stock",
            "joint",
            "jointstock",
            "private",
            "pte");

    public static RegistrarName of(String written) {
        var cut = written.length() > LONGEST ? written.substring(0, LONGEST) : written;
        var text = Normalizer.normalize(cut, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var place = bracketed(text);
        text = TRADE_NAME.matcher(BRACKETS.matcher(text).replaceAll(" ")).replaceAll(" ");
        var parts = parts(text);
        var leading = leadingPlace(parts);
        leading.ifPresent(found -> cut(parts, found));
        dropForms(parts);
        return new RegistrarName(place.or(() -> leading).orElse(null), String.join("", parts));
    }

    public boolean isSameAs(RegistrarName other) {
        return !core.isEmpty()
                && core.equals(other.core)
                && (place == null || other.place == null || Objects.equals(place, other.place));
    }

    /** Finds a place in brackets, as in {@code 某某科技（北京）有限公司}. */
    private static Optional<String> bracketed(String text) {
        var brackets = BRACKETS.matcher(text);
        while (brackets.find()) {
            for (var group = 1; group <= brackets.groupCount(); group++) {
                var within = brackets.group(group);
                if (within != null && Places.is(plain(within))) {
                    return Optional.of(Places.one(plain(within)));
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the words of the name; a Chinese name is one word. */
    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        for (var part : NOT_OF_A_NAME.split(text)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        if (parts.stream().anyMatch(RegistrarName::isHan)) {
            var one = String.join("", parts);
            parts.clear();
            parts.add(one);
        }
        return parts;
    }

    private static Optional<String> leadingPlace(List<String> parts) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        return isHan(parts.getFirst())
                ? Places.leading(parts.getFirst())
                : Optional.of(parts.getFirst())
                        .filter(first -> parts.size() > 1 && Places.is(first))
                        .map(Places::one);
    }

    /** A name can begin with both province and city. */
    private static void cut(List<String> parts, String place) {
        var first = parts.removeFirst();
        if (isHan(first)) {
            parts.addFirst(Places.without(first));
        } else if (!parts.isEmpty() && Places.is(parts.getFirst()) && !place.equals(parts.getFirst())) {
            parts.removeFirst();
        }
    }

    private static void dropForms(List<String> parts) {
        if (parts.size() == 1 && isHan(parts.getFirst())) {
            var name = parts.removeFirst();
            parts.add(CHINESE_FORMS.stream()
                    .filter(form -> name.endsWith(form) && name.length() - form.length() >= SHORTEST_CORE)
                    .findFirst()
                    .map(form -> name.substring(0, name.length() - form.length()))
                    .orElse(name));
            return;
        }
        while (parts.size() > 1 && FORMS.contains(parts.getLast())) {
            parts.removeLast();
        }
    }

    private static String plain(String text) {
        return NOT_OF_A_NAME.matcher(text).replaceAll("");
    }

    private static boolean isHan(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }
}
