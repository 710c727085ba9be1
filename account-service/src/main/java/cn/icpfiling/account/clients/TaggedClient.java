package cn.icpfiling.account.clients;

import cn.icpfiling.account.core.PartnerClient;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.web.write.VersionTag;
import java.util.Locale;

/** A client with its version, which becomes the ETag. */
record TaggedClient(ClientView client, VersionTag tag) {

    /** The last use of a credential changes no tag, so a change of the client does not race against the client's work. */
    static VersionTag tag(PartnerClient client) {
        return new VersionTag(client.version(), Locale.ROOT);
    }

    static String path(PartnerClient client) {
        return "/api/v1/partners/" + client.partner() + "/clients/" + client.id();
    }

    Reply reply(int status, String location) {
        return new Reply(status, location, tag.toString(), client);
    }
}
