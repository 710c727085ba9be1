package cn.icpfiling.documentation.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page that a principal's link opens on the phone. A principal is no developer, so the page has neither the menu nor the
 * search of the site, and no page of the site leads to it.
 */
public final class PhonePage {

    private static final String PATH = "phone";
    private static final Pattern PLACE = Pattern.compile("\\{([a-z.:-]+)}");

    private PhonePage() {}

    public static String address(Language language) {
        return language.address(PATH);
    }

    /** @param assets the address of each script and style by its plain name */
    public static String html(Language language, Map<String, String> assets) {
        return PLACE.matcher(template()).replaceAll(place -> filled(place, language, assets));
    }

    private static String filled(MatchResult place, Language language, Map<String, String> assets) {
        var name = place.group(1);
        var text = switch (name) {
            case "tag" -> language.tag();
            case "other.tag" -> language.other().tag();
            case "other.address" -> address(language.other());
            case "other.this-language" -> language.other().word("this-language");
            default ->
                name.startsWith("asset:") ? asset(name.substring("asset:".length()), assets) : language.word(name);
        };
        return Matcher.quoteReplacement(Html.text(text));
    }

    private static String asset(String name, Map<String, String> assets) {
        var address = assets.get(name);
        if (address == null) {
            throw new IllegalArgumentException("there is no asset " + name);
        }
        return address;
    }

    private static String template() {
        try (var file = PhonePage.class.getResourceAsStream("/site/phone.html")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
