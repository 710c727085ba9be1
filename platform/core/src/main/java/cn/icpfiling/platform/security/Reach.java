package cn.icpfiling.platform.security;

import java.util.Objects;
import java.util.UUID;

/** Which grants of a member apply to a thing or an operation. */
public sealed interface Reach {

    /** A grant for any service is enough. */
    record AnyService() implements Reach {}

    /** Only a grant for all services, because the thing belongs to no single service. */
    record AllServices() implements Reach {}

    /** A grant for this service, or for all. */
    record OneService(UUID id) implements Reach {

        public OneService {
            Objects.requireNonNull(id, "id");
        }
    }

    Reach ANY = new AnyService();
    Reach ALL = new AllServices();

    /** @param id null for a thing without a service, which only a grant for all services reaches */
    static Reach service(UUID id) {
        return id == null ? ALL : new OneService(id);
    }
}
