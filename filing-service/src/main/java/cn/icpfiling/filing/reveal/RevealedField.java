package cn.icpfiling.filing.reveal;

import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.function.Function;

/**
 * The closed list of fields that can be revealed, by their place in the order. A filed subject or service has the fields
 * of its part. The audit stores the constant.
 */
enum RevealedField {
    @JsonProperty("/certificateNumber")
    CERTIFICATE_NUMBER(Clear::certificateNumber),
    @JsonProperty("/subject/name")
    SUBJECT_NAME(subject(SubjectPart::name)),
    @JsonProperty("/subject/certificateAddress")
    SUBJECT_CERTIFICATE_ADDRESS(subject(SubjectPart::certificateAddress)),
    @JsonProperty("/subject/mailingAddress")
    SUBJECT_MAILING_ADDRESS(subject(SubjectPart::mailingAddress)),
    @JsonProperty("/subject/principal/name")
    SUBJECT_PRINCIPAL_NAME(ofSubject(Person::name)),
    @JsonProperty("/subject/principal/certificateNumber")
    SUBJECT_PRINCIPAL_CERTIFICATE_NUMBER(ofSubject(Person::certificateNumber)),
    @JsonProperty("/subject/principal/mobile")
    SUBJECT_PRINCIPAL_MOBILE(ofSubject(Person::mobile)),
    @JsonProperty("/subject/principal/officePhone")
    SUBJECT_PRINCIPAL_OFFICE_PHONE(ofSubject(Person::officePhone)),
    @JsonProperty("/subject/principal/mail")
    SUBJECT_PRINCIPAL_MAIL(ofSubject(Person::mail)),
    @JsonProperty("/service/principal/name")
    SERVICE_PRINCIPAL_NAME(ofService(Person::name)),
    @JsonProperty("/service/principal/certificateNumber")
    SERVICE_PRINCIPAL_CERTIFICATE_NUMBER(ofService(Person::certificateNumber)),
    @JsonProperty("/service/principal/mobile")
    SERVICE_PRINCIPAL_MOBILE(ofService(Person::mobile)),
    @JsonProperty("/service/principal/officePhone")
    SERVICE_PRINCIPAL_OFFICE_PHONE(ofService(Person::officePhone)),
    @JsonProperty("/service/principal/mail")
    SERVICE_PRINCIPAL_MAIL(ofService(Person::mail)),
    /** The further contact of an imported subject; no order has one. */
    @JsonProperty("/furtherContact/name")
    CONTACT_NAME(ofContact(Person::name)),
    @JsonProperty("/furtherContact/mobile")
    CONTACT_MOBILE(ofContact(Person::mobile)),
    @JsonProperty("/furtherContact/officePhone")
    CONTACT_OFFICE_PHONE(ofContact(Person::officePhone)),
    @JsonProperty("/furtherContact/mail")
    CONTACT_MAIL(ofContact(Person::mail));

    private final Function<Clear, String> value;

    RevealedField(Function<Clear, String> value) {
        this.value = value;
    }

    /** An order's or a record's decrypted data; parts that were not entered yet, or that the record does not have, are null. */
    record Clear(String certificateNumber, SubjectPart subject, ServicePart service, Person furtherContact) {

        @Override
        public String toString() {
            return "Clear";
        }
    }

    /** Null if nothing was entered. */
    String in(Clear order) {
        return value.apply(order);
    }

    /** The part of a filing that has the field: CERTIFICATE, SUBJECT, SERVICE or CONTACT. */
    String part() {
        return name().substring(0, name().indexOf('_'));
    }

    /** Whether an order has the field. */
    boolean isOfOrders() {
        return !part().equals("CONTACT");
    }

    /** Whether a call needs the field. */
    boolean isForACall() {
        return switch (this) {
            case SUBJECT_PRINCIPAL_NAME,
                    SUBJECT_PRINCIPAL_MOBILE,
                    SUBJECT_PRINCIPAL_OFFICE_PHONE,
                    SERVICE_PRINCIPAL_NAME,
                    SERVICE_PRINCIPAL_MOBILE,
                    SERVICE_PRINCIPAL_OFFICE_PHONE -> true;
            default -> false;
        };
    }

    private static Function<Clear, String> subject(Function<SubjectPart, String> part) {
        return order -> Optional.ofNullable(order.subject()).map(part).orElse(null);
    }

    private static Function<Clear, String> ofSubject(Function<Person, String> part) {
        return order -> Optional.ofNullable(order.subject())
                .map(SubjectPart::principal)
                .map(part)
                .orElse(null);
    }

    private static Function<Clear, String> ofContact(Function<Person, String> part) {
        return record -> Optional.ofNullable(record.furtherContact()).map(part).orElse(null);
    }

    private static Function<Clear, String> ofService(Function<Person, String> part) {
        return order -> Optional.ofNullable(order.service())
                .map(ServicePart::principal)
                .map(part)
                .orElse(null);
    }
}
