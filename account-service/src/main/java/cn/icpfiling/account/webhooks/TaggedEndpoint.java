package cn.icpfiling.account.webhooks;

import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.web.write.VersionTag;

/** An endpoint with its version, which becomes the ETag. */
record TaggedEndpoint(EndpointView endpoint, VersionTag tag) {

    Reply reply(int status) {
        return new Reply(
                status,
                status == 201 ? "/api/v1/webhook-endpoints/" + endpoint.endpointId() : null,
                tag.toString(),
                endpoint);
    }
}
