package cn.icpfiling.account.consumers;

import java.util.Arrays;
import java.util.Optional;

/** The types of order that filing-service names in its events. OrderTypeTest compares them with filing-service's contract. */
enum OrderType {
    FIRST_FILING,
    NEW_SERVICE_SAME_PROVIDER,
    NEW_SERVICE_OTHER_PROVIDER,
    ACCESS_FILING,
    CHANGE_SUBJECT,
    CHANGE_SERVICE,
    DEREGISTER_SERVICE,
    DEREGISTER_SUBJECT;

    private static final String DEREGISTRATION = "DEREGISTER_";

    /** Empty for a type that a newer filing-service has added: the event's contract says that types may grow. */
    static Optional<OrderType> of(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /**
     * Whether an order of the type with this name ends what is filed. A type that a newer filing-service has added is judged by its name:
     * told of a deregistration as of a filing, a holder would not hear that the order can be withdrawn if it is not theirs.
     */
    static boolean isDeregistration(String name) {
        return of(name).map(OrderType::isDeregistration).orElseGet(() -> name.startsWith(DEREGISTRATION));
    }

    private boolean isDeregistration() {
        return switch (this) {
            case DEREGISTER_SERVICE, DEREGISTER_SUBJECT -> true;
            case FIRST_FILING,
                    NEW_SERVICE_SAME_PROVIDER,
                    NEW_SERVICE_OTHER_PROVIDER,
                    ACCESS_FILING,
                    CHANGE_SUBJECT,
                    CHANGE_SERVICE -> false;
        };
    }
}
