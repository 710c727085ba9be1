package cn.icpfiling.filing.numbers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The provider's cloud: an instance's product, location and term. Accounts have the same id there. */
interface Instances {

    /**
     * Returns the account's instance; empty if there is none or it is another account's, because the cloud answers both
     * alike. Throws UPSTREAM_UNAVAILABLE if the cloud does not answer.
     */
    Optional<Instance> find(UUID account, String instanceId);

    /** One instance. */
    record Instance(
            String instanceId,
            String product,
            boolean mainland,
            boolean trial,
            List<String> publicIps,
            LocalDate expiresOn) {}
}
