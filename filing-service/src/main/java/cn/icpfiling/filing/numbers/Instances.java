package cn.icpfiling.filing.numbers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The provider's cloud: which instance is whose product, where it stands and how long it runs. An account here is the same there. */
interface Instances {

    /**
     * The account's instance. Empty when there is none or it is another account's, which the cloud does not tell apart;
     * throws UPSTREAM_UNAVAILABLE when it does not answer.
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
