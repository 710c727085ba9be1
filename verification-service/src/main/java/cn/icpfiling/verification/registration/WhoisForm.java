package cn.icpfiling.verification.registration;

import cn.icpfiling.platform.identifier.DomainName;

/** One format of WHOIS answers. */
interface WhoisForm {

    default String question(DomainName name) {
        return name.ascii();
    }

    Reading read(WhoisText text, DomainName asked);
}
