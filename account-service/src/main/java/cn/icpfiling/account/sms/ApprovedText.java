package cn.icpfiling.account.sms;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of a template that a provider has approved: words, and variables as {@code ${name}}. The values are read out of the text of the
 * notice, so what the provider puts together is that text, letter by letter.
 */
final class ApprovedText {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([a-z][A-Za-z0-9]{0,39})}");

    /** One more than the names: what stands before, between and behind the variables. */
    private final List<String> words = new ArrayList<>();

    private final List<String> names = new ArrayList<>();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    ApprovedText(String content) {
        var variables = VARIABLE.matcher(content);
        var at = 0;
        while (variables.find()) {
            words.add(content.substring(at, variables.start()));
            names.add(variables.group(1));
            at = variables.end();
        }
        words.add(content.substring(at));
        if (words.stream().anyMatch(text -> text.contains("${"))) {
            throw new IllegalStateException("a variable of an approved text has the form ${name}: " + content);
        }
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalStateException("an approved text names a variable twice: " + content);
        }
    }

    /**
     * The values with which the template gives this text; empty if it cannot. Words between variables are taken where they come first,
     * which finds values if there are any, in one pass.
     */
    Optional<Map<String, String>> valuesIn(String text) {
        var last = words.size() - 1;
        if (!text.startsWith(words.getFirst())) {
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, String>();
        var at = words.getFirst().length();
        for (var next = 1; next <= last; next++) {
            var found = next == last ? text.length() - words.get(last).length() : text.indexOf(words.get(next), at);
            if (found < at) {
                return Optional.empty();
            }
            values.put(names.get(next - 1), text.substring(at, found));
            at = found + words.get(next).length();
        }
        return at == text.length() && text.endsWith(words.get(last)) ? Optional.of(values) : Optional.empty();
    }
}
