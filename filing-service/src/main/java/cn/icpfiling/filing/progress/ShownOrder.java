package cn.icpfiling.filing.progress;

import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.web.write.IfNoneMatch;
import cn.icpfiling.platform.web.write.TaggedResponses;
import cn.icpfiling.platform.web.write.VersionTag;
import org.jboss.resteasy.reactive.RestResponse;

/** An order as one reader sees it, with the ETag of this view. */
public record ShownOrder(OrderView view, VersionTag tag) {

    public Reply reply() {
        return new Reply(200, null, tag.toString(), view);
    }

    public Reply created(String location) {
        return new Reply(201, location, tag.toString(), view);
    }

    public RestResponse<OrderView> answer() {
        return TaggedResponses.of(tag, view);
    }

    /** 304 to a reader who already has this version. */
    public RestResponse<OrderView> answer(IfNoneMatch known) {
        return TaggedResponses.of(tag, view, known);
    }
}
