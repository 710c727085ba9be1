package cn.icpfiling.platform.web.write;

import java.util.Locale;

/**
 * The strong ETag of something that counts its changes: its version and the language that it is told in, {@code "7-zh"}. To
 * a change only the version matters.
 */
public record VersionTag(long version, Locale language) {

    /** As the header says it. */
    @Override
    public String toString() {
        return "\"" + version + "-" + language.getLanguage() + "\"";
    }
}
