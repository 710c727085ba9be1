package cn.icpfiling.verification.registration;

import cn.icpfiling.platform.identifier.DomainName;

/** One form of answers. */
interface WhoisForm {

    default String question(DomainName name) {
        return name.ascii();
    }

    Reading read(WhoisText text, DomainName asked);
}
