package cn.icpfiling.account.partnercontacts;

import cn.icpfiling.platform.web.write.VersionTag;

/** A contact with its version, which becomes the ETag. */
record TaggedPartnerContact(PartnerContactView contact, VersionTag tag) {}
