package cn.icpfiling.documentation.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pages that a link in a message opens. Its reader is no developer, so the page has neither the menu nor the search of the site, and
 * no page of the site leads to it.
 */
public enum LinkedPage {
    /** A principal's step on the phone. */
    PHONE("phone"),
    /** The new password of an old login. */
    LEGACY_PASSWORD("legacy-password");

    private static final Pattern PLACE = Pattern.compile("\\{([a-z.:-]+)}");

    private final String path;

    LinkedPage(String path) {
        this.path = path;
    }

    public String address(Language language) {
        return language.address(path);
    }

    /** @param assets the address of each script and style by its plain name */
    public String html(Language language, Map<String, String> assets) {
        return PLACE.matcher(template()).replaceAll(place -> filled(place, language, assets));
    }

    private String filled(MatchResult place, Language language, Map<String, String> assets) {
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

    private String template() {
        try (var file = LinkedPage.class.getResourceAsStream("/site/" + path + ".html")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
