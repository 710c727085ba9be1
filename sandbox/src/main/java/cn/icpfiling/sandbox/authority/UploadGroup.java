package cn.icpfiling.sandbox.authority;

import java.util.Optional;
import java.util.stream.Stream;

/** The groups of an upload file, by their element names. A group is a type of order. */
enum UploadGroup {
    FIRST_FILING("XZBA", Effect.ADD_SUBJECT),
    NEW_SITE("XZWZ", Effect.ADD_SITE),
    NEW_ACCESS("XZJR", Effect.GIVE_ACCESS),
    CHANGE_OF_SUBJECT("BGZT", Effect.REPLACE_SUBJECT),
    CHANGE_OF_SITE("BGWZ", Effect.REPLACE_SITE),
    DEREGISTRATION_OF_SITE("ZXWZ", Effect.END_SITE),
    DEREGISTRATION_OF_SUBJECT("ZXZT", Effect.END_SUBJECT),
    /** Not an order: the provider's result of a task. */
    RESULT_OF_CHECK("HSJG", Effect.NONE);

    /** What a grant does to the register. */
    enum Effect {
        ADD_SUBJECT,
        ADD_SITE,
        GIVE_ACCESS,
        REPLACE_SUBJECT,
        REPLACE_SITE,
        END_SITE,
        END_SUBJECT,
        NONE
    }

    private final String element;
    private final Effect effect;

    UploadGroup(String element, Effect effect) {
        this.element = element;
        this.effect = effect;
    }

    static Optional<UploadGroup> named(String element) {
        return Stream.of(values())
                .filter(group -> group.element.equals(element))
                .findFirst();
    }

    String element() {
        return element;
    }

    Effect effect() {
        return effect;
    }

    boolean ofFiledSubject() {
        return effect != Effect.ADD_SUBJECT;
    }

    /** Whether the record's sites already have their numbers. */
    boolean ofFiledSite() {
        return effect == Effect.GIVE_ACCESS || ofOneSite();
    }

    /** Whether the record concerns only the subject, without a site. */
    boolean ofSubjectAlone() {
        return effect == Effect.REPLACE_SUBJECT || effect == Effect.END_SUBJECT;
    }

    boolean ofOneSite() {
        return effect == Effect.REPLACE_SITE || effect == Effect.END_SITE;
    }

    boolean deregisters() {
        return effect == Effect.END_SITE || effect == Effect.END_SUBJECT;
    }
}
