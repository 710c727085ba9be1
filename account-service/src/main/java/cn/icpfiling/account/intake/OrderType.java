package cn.icpfiling.account.intake;

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

    /** Empty for a type that a newer filing-service has added: the event's contract says that types may grow. */
    static Optional<OrderType> of(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /** Whether the order ends what is filed. */
    boolean isDeregistration() {
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
