package cn.icpfiling.filing.serving;

import cn.icpfiling.platform.web.write.IfNoneMatch;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;

/** The answer with its tag: the version at which the list stands. While that stays, every page stays; it is told in no language. */
final class TaggedServingList {

    private TaggedServingList() {}

    /** 304 costs one look at a key. */
    static RestResponse<ServingListView> of(ReadServingList.Question asked, ReadServingList read, IfNoneMatch known) {
        var tag = new VersionTag(asked.version(), Locale.ROOT);
        return known.knows(tag)
                ? RestResponse.ResponseBuilder.<ServingListView>create(RestResponse.Status.NOT_MODIFIED)
                        .header(HttpHeaders.ETAG, tag)
                        .build()
                : RestResponse.ResponseBuilder.ok(read.answer(asked))
                        .header(HttpHeaders.ETAG, tag)
                        .build();
    }
}
