package cn.icpfiling.filing.dictionaries;

import cn.icpfiling.platform.web.write.VersionTag;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * The strong ETag of content that ships with the release. It depends on the content only: all replicas of a release
 * answer with the same tag, and a release that does not change a table keeps its tag.
 */
final class ContentTag {

    private ContentTag() {}

    /** @param content a record whose text names every value */
    static VersionTag of(Record content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(content.toString().getBytes(StandardCharsets.UTF_8));
            return new VersionTag(ByteBuffer.wrap(digest).getLong() & Long.MAX_VALUE, Locale.ROOT);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
