package cn.icpfiling.account.partners;

import cn.icpfiling.account.core.Partner;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.web.write.VersionTag;
import java.util.Locale;

/** A partner with its version, which becomes the ETag. */
record TaggedPartner(PartnerView partner, VersionTag tag) {

    static TaggedPartner of(Partner partner) {
        return new TaggedPartner(PartnerView.of(partner), new VersionTag(partner.version(), Locale.ROOT));
    }

    Reply reply(int status, String location) {
        return new Reply(status, location, tag.toString(), partner);
    }
}
