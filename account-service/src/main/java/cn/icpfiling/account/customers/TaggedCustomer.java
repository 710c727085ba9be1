package cn.icpfiling.account.customers;

import cn.icpfiling.platform.web.write.VersionTag;

/** A customer with its version, which becomes the ETag. */
record TaggedCustomer(CustomerView customer, VersionTag tag) {}
