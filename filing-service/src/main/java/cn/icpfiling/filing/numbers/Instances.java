package cn.icpfiling.filing.numbers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The provider's cloud: which instance is whose product, where it stands and how long it runs. */
interface Instances {

    /** Empty when there is none; throws UPSTREAM_UNAVAILABLE when the cloud does not answer. */
    Optional<Instance> find(String instanceId);

    /** One instance. */
    record Instance(
            String instanceId,
            String product,
            boolean mainland,
            boolean trial,
            List<String> publicIps,
            LocalDate expiresOn) {}
}
