package cn.icpfiling.systemtests.model;

import cn.icpfiling.systemtests.model.Step.Role;

/** The manner in which an act is requested. */
enum Manner {
    /** Correctly: by the right person, with the version just seen and a new key. */
    RIGHTLY,
    OF_ANY_VERSION,
    OF_AN_OLD_VERSION,
    OF_NO_VERSION,
    WITHOUT_KEY,
    WITHOUT_TOKEN,
    BY_A_STRANGER,
    IN_THE_WRONG_ROLE,
    WITH_RUBBISH,
    TWICE_WITH_ONE_KEY,
    WITH_A_KEY_OF_SOMETHING_ELSE;

    boolean suits(Act act) {
        return switch (this) {
            case RIGHTLY, WITHOUT_TOKEN -> true;
            case OF_ANY_VERSION, OF_AN_OLD_VERSION, OF_NO_VERSION -> act.ofVersion();
            case WITHOUT_KEY, TWICE_WITH_ONE_KEY -> act.keyed();
            case WITH_A_KEY_OF_SOMETHING_ELSE -> act.other() != act;
            case BY_A_STRANGER -> act != Act.OPEN;
            case IN_THE_WRONG_ROLE, WITH_RUBBISH -> act != Act.READ;
        };
    }

    /** Whether the request is refused before the service reads the order. */
    boolean stopsAtTheDoor() {
        return switch (this) {
            case WITHOUT_KEY, WITHOUT_TOKEN, BY_A_STRANGER, IN_THE_WRONG_ROLE, WITH_RUBBISH -> true;
            default -> false;
        };
    }

    /** The refusal of such a request. */
    Expected atTheDoor(Act act) {
        return switch (this) {
            case WITHOUT_TOKEN -> Expected.refusal(401, "UNAUTHENTICATED");
            case IN_THE_WRONG_ROLE -> Expected.refusal(403, "FORBIDDEN");
            case BY_A_STRANGER ->
                act.by() == Role.REVIEWER ? Expected.refusal(403, "FORBIDDEN") : Expected.refusal(404, "NOT_FOUND");
            case WITHOUT_KEY -> Expected.refusal(400, "IDEMPOTENCY_KEY_MISSING");
            case WITH_RUBBISH ->
                act == Act.HAND_IN
                        ? Expected.refusal(415, "UNSUPPORTED_MEDIA_TYPE")
                        : Expected.refusal(400, "INVALID_FIELD");
            default -> throw new IllegalStateException(this + " passes the door");
        };
    }
}
