package cn.icpfiling.sandbox.authority;

import java.util.Optional;
import java.util.stream.Stream;

/** The groups of an upload file, by their element names. A group is a type of order. */
enum UploadGroup {
    FIRST_FILING("XZBA"),
    NEW_SITE("XZWZ"),
    NEW_ACCESS("XZJR"),
    CHANGE_OF_SUBJECT("BGZT"),
    CHANGE_OF_SITE("BGWZ"),
    DEREGISTRATION_OF_SITE("ZXWZ"),
    DEREGISTRATION_OF_SUBJECT("ZXZT"),
    /** Not an order: the provider's result of a task. */
    RESULT_OF_CHECK("HSJG");

    private final String element;

    UploadGroup(String element) {
        this.element = element;
    }

    static Optional<UploadGroup> named(String element) {
        return Stream.of(values())
                .filter(group -> group.element.equals(element))
                .findFirst();
    }

    String element() {
        return element;
    }

    boolean ofFiledSubject() {
        return this != FIRST_FILING;
    }

    /** Whether the record's sites already have their numbers. */
    boolean ofFiledSite() {
        return this == NEW_ACCESS || this == CHANGE_OF_SITE || this == DEREGISTRATION_OF_SITE;
    }

    /** Whether the record concerns only the subject, without a site. */
    boolean ofSubjectAlone() {
        return this == CHANGE_OF_SUBJECT || this == DEREGISTRATION_OF_SUBJECT;
    }

    boolean ofOneSite() {
        return this == CHANGE_OF_SITE || this == DEREGISTRATION_OF_SITE;
    }

    boolean deregisters() {
        return this == DEREGISTRATION_OF_SITE || this == DEREGISTRATION_OF_SUBJECT;
    }
}
