package cn.icpfiling.filing.serving;

import cn.icpfiling.platform.web.write.IfNoneMatch;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The response with its ETag, the present version of the list and its mark. While both stay the same, every page stays the
 * same. The response does not depend on the language.
 */
final class TaggedServingList {

    /** An odd number with many ones, as in any multiplicative hash. */
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private TaggedServingList() {}

    /**
     * A 304 costs one read by key. An edge that polls with an older version than the present one gets the changes, even if it knows the
     * present tag: it may have it from the last page of a snapshot that a change overtook.
     */
    static RestResponse<ServingListView> of(ReadServingList.Question asked, ReadServingList read, IfNoneMatch known) {
        var tag = tag(asked.present());
        return known.knows(tag) && !asked.isBehind()
                ? RestResponse.ResponseBuilder.<ServingListView>create(RestResponse.Status.NOT_MODIFIED)
                        .header(HttpHeaders.ETAG, tag)
                        .build()
                : RestResponse.ResponseBuilder.ok(read.answer(asked))
                        .header(HttpHeaders.ETAG, tag)
                        .build();
    }

    /** Version and mark are mixed into one number: after a restore the same number has another tag. */
    private static VersionTag tag(ListVersion present) {
        var mark = present.mark() == null ? 0 : Long.parseLong(present.mark(), ServingTable.MARK_RADIX);
        return new VersionTag((present.number() * MIX ^ mark) & Long.MAX_VALUE, Locale.ROOT);
    }
}
