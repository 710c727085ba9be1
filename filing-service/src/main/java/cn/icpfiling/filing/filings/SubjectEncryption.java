package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.store.SubjectOnShow;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Encrypts and decrypts the columns of filed subjects and services. */
@Singleton
public class SubjectEncryption {

    private static final String SUBJECTS = "subjects";
    private static final String SERVICES = "filed_services";
    private final FieldCipher cipher;
    private final OrderContentRepository contents;

    SubjectEncryption(FieldCipher cipher, OrderContentRepository contents) {
        this.cipher = cipher;
        this.contents = contents;
    }

    /** The content as it was filed. */
    public SubjectPart part(Subject subject) {
        return contents.subjectIn(content(subject));
    }

    SubjectPart part(SubjectOnShow subject) {
        return contents.subjectIn(cipher.decrypt(SUBJECTS, "content", subject.id(), subject.encryptedContent()));
    }

    public ServicePart part(FiledService service) {
        return contents.serviceIn(cipher.decrypt(SERVICES, "content", service.id(), service.encryptedContent()));
    }

    Subject.Encrypted encrypt(
            UUID subject, BlindValue certificateIndex, String certificateNumber, String name, String content) {
        return new Subject.Encrypted(
                certificateIndex,
                cipher.encrypt(SUBJECTS, "certificate_number", subject, certificateNumber),
                cipher.encrypt(SUBJECTS, "name", subject, name),
                cipher.encrypt(SUBJECTS, "content", subject, content));
    }

    byte[] encryptService(UUID service, String content) {
        return cipher.encrypt(SERVICES, "content", service, content);
    }

    String name(Subject subject) {
        return cipher.decrypt(SUBJECTS, "name", subject.id(), subject.encryptedName());
    }

    String content(Subject subject) {
        return cipher.decrypt(SUBJECTS, "content", subject.id(), subject.encryptedContent());
    }

    public String certificateNumber(Subject subject) {
        return certificateNumber(subject.id(), subject.certificate().encryptedNumber());
    }

    String certificateNumber(SubjectOnShow subject) {
        return certificateNumber(subject.id(), subject.encryptedCertificateNumber());
    }

    private String certificateNumber(UUID subject, byte[] encrypted) {
        return cipher.decrypt(SUBJECTS, "certificate_number", subject, encrypted);
    }
}
