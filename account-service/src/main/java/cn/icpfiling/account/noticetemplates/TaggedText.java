package cn.icpfiling.account.noticetemplates;

import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.web.write.VersionTag;
import java.util.Locale;

/** A text with the count of its changes, which becomes the ETag. */
record TaggedText(TextView view, VersionTag tag) {

    static TaggedText of(TextView view, int version) {
        return new TaggedText(view, new VersionTag(version, Locale.ROOT));
    }

    Reply reply() {
        return new Reply(200, null, tag.toString(), view);
    }
}
