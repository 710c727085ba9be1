package cn.icpfiling.platform.audit;

import cn.icpfiling.platform.auditchain.Anchor;
import cn.icpfiling.platform.database.JsonText;

/** Reads and writes an anchor as one line of JSON, for its file, the database and the topic. */
final class AnchorJson {

    private AnchorJson() {}

    static String write(Anchor anchor) {
        return JsonText.write(anchor);
    }

    static Anchor read(String line) {
        try {
            return JsonText.read(line, Anchor.class);
        } catch (IllegalStateException unreadable) {
            throw new IllegalArgumentException("this is no anchor: " + line, unreadable);
        }
    }
}
