package cn.icpfiling.filing.progress;

import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.web.write.VersionTag;

/** An order as somebody sees it, with the tag of what they see. */
public record ShownOrder(OrderView view, VersionTag tag) {

    public Reply reply() {
        return new Reply(200, null, tag.toString(), view);
    }

    public Reply created(String location) {
        return new Reply(201, location, tag.toString(), view);
    }
}
