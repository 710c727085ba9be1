package cn.icpfiling.platform.contract;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The paths of a contract, to find the one that a request is of. */
public final class PathTemplates {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    private final List<Template> templates;

    private record Template(String text, Pattern pattern) {
        static Template of(String text) {
            var quoted = Stream.of(VARIABLE.split(text, -1)).map(Pattern::quote).toList();
            return new Template(text, Pattern.compile(String.join("[^/]+", quoted)));
        }

        long variables() {
            return VARIABLE.matcher(text).results().count();
        }
    }

    /** @param paths as the contract writes them */
    public PathTemplates(Collection<String> paths) {
        // the fewest variables first: /accounts/me is not the account "me"
        templates = paths.stream()
                .distinct()
                .map(Template::of)
                .sorted(Comparator.comparing(Template::variables))
                .toList();
    }

    /**
     * Returns the path as the contract writes it.
     *
     * @param path without its query
     */
    public Optional<String> of(String path) {
        return templates.stream()
                .filter(template -> template.pattern().matcher(path).matches())
                .findFirst()
                .map(Template::text);
    }
}
