package cn.icpfiling.documentation;

import cn.icpfiling.documentation.html.Language;
import cn.icpfiling.documentation.page.Site;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What {@code reference.js} puts into the contract of the gateway before it is shown: the groups of the sidebar, and for Chinese
 * readers summaries, names of tags, descriptions and the line that says who may call. The contract itself is English.
 */
final class ReferenceWords {

    private static final List<String> LINE =
            List.of("reference.callers", "operations.scope", "operations.right", "operations.states");

    private ReferenceWords() {}

    /** JSON of {@code audiences} (role, name) and, in Chinese, {@code line}, {@code tags}, {@code operations} and {@code descriptions}. */
    static byte[] of(Language language, Site site) {
        var words = JsonNodeFactory.instance.objectNode();
        var audiences = words.putArray("audiences");
        site.audiences(language)
                .forEach((role, name) -> audiences.addArray().add(role).add(name));
        if (language == Language.ZH) {
            var line = words.putArray("line");
            LINE.forEach(key -> line.add(language.word(key)));
            var chinese = site.operations().chinese();
            var tags = words.putObject("tags");
            chinese.tags()
                    .forEach((tag, word) -> tags.putArray(tag).add(word.name()).add(word.about()));
            var operations = words.putObject("operations");
            chinese.summaries().forEach(operations::put);
            var descriptions = words.putObject("descriptions");
            chinese.descriptions().forEach((english, text) -> {
                if (descriptions.has(key(english))) {
                    throw new IllegalStateException(
                            "two descriptions have the same key; change one of them: " + english);
                }
                descriptions.put(key(english), text);
            });
        }
        try {
            return new ObjectMapper().writeValueAsString(words).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What a description is found by in place of its English text, which would double the file; {@code reference.js} computes the
     * same. The hash is that of the Java language, so it never changes.
     */
    static String key(String english) {
        return Integer.toString(english.hashCode(), Character.MAX_RADIX);
    }
}
