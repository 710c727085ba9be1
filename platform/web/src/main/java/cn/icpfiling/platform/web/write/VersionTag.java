package cn.icpfiling.platform.web.write;

import java.util.Locale;

/**
 * The strong ETag of a resource that counts its changes: version and language of the response, {@code "7-zh"}. For a
 * change only the version matters.
 */
public record VersionTag(long version, Locale language) {

    /** Returns the tag as in the header. */
    @Override
    public String toString() {
        return "\"" + version + "-" + language.getLanguage() + "\"";
    }
}
