package cn.icpfiling.sandbox.authority;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.sandbox.inbox.Phones;
import java.util.List;

/**
 * The fields of an uploaded record. Only this class of the sandbox knows the element names. Missing fields are empty.
 */
record UploadedFiling(
        UploadGroup group,
        String submittedAt,
        String subjectNumber,
        String sponsor,
        String nature,
        String certificateType,
        String certificateNumber,
        String province,
        String address,
        Person principal,
        List<Site> sites,
        int materials) {

    static UploadedFiling of(UploadGroup group, XmlElement record) {
        var subject = record.child("Ztxx").orElse(XmlElement.of("Ztxx", ""));
        return new UploadedFiling(
                group,
                record.value("Tjsj"),
                group.ofFiledSubject() ? record.value("Ztbah") : "",
                subject.value("Dwmc"),
                subject.value("Dwxz"),
                subject.value("Zjlx"),
                subject.value("Zjhm"),
                subject.value("Shengid"),
                subject.value("Txdz"),
                person(subject),
                record.items("Wzlb", "Wzxx").stream().map(UploadedFiling::site).toList(),
                record.items("Cllb", "Cl").size());
    }

    private static Site site(XmlElement site) {
        return new Site(
                site.value("Wzxh"),
                site.value("Wzbah"),
                site.value("Wzmc"),
                site.items("Ymlb", "Ym").stream()
                        .map(domain -> domain.text().strip())
                        .toList(),
                person(site));
    }

    private static Person person(XmlElement of) {
        var person = of.child("Fzr").orElse(XmlElement.of("Fzr", ""));
        return new Person(person.value("Xm"), person.value("Zjlx"), person.value("Zjhm"), person.value("Sjhm"));
    }

    /** A principal of the subject or of a site. */
    record Person(String name, String certificateType, String certificateNumber, String mobile) {

        /** Whether a code can be sent, and typed with the last six characters of a number. */
        boolean canBeAsked() {
            return Phones.normalized(mobile).isPresent() && !certificateNumber.isEmpty();
        }

        boolean same(Person other) {
            return certificateType.equals(other.certificateType)
                    && certificateNumber.equalsIgnoreCase(other.certificateNumber);
        }

        /** The characters that the SMS page asks for; may end in X. */
        String lastSix() {
            var number = certificateNumber.toUpperCase(java.util.Locale.ROOT);
            return number.substring(Math.max(0, number.length() - 6));
        }
    }

    /** One website of the record. */
    record Site(String id, String serviceNumber, String name, List<String> domains, Person principal) {

        /** Returns the domains in canonical form. Only for a record that passed its checks. */
        List<String> asciiDomains() {
            return domains.stream()
                    .map(domain -> DomainName.parse(domain).ascii())
                    .distinct()
                    .toList();
        }
    }
}
