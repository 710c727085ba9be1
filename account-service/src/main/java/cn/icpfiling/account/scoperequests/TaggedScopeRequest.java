package cn.icpfiling.account.scoperequests;

import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.web.write.VersionTag;

/** A request for scopes with its version, which becomes the ETag. */
record TaggedScopeRequest(ScopeRequestView request, VersionTag tag) {

    Reply reply(int status, String location) {
        return new Reply(status, location, tag.toString(), request);
    }
}
