package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.FiledService;
import cn.icpfiling.filing.core.ServicePart;
import cn.icpfiling.filing.core.Subject;
import cn.icpfiling.filing.core.SubjectPart;
import cn.icpfiling.filing.store.OrderContents;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Encrypts and decrypts the columns of filed subjects and services. */
@ApplicationScoped
public class SealedSubjects {

    private static final String SUBJECTS = "subjects";
    private static final String SERVICES = "filed_services";
    private final FieldCipher cipher;
    private final OrderContents contents;

    SealedSubjects(FieldCipher cipher, OrderContents contents) {
        this.cipher = cipher;
        this.contents = contents;
    }

    /** The content as it was filed. */
    public SubjectPart part(Subject subject) {
        return contents.subjectIn(content(subject));
    }

    public ServicePart part(FiledService service) {
        return contents.serviceIn(cipher.open(SERVICES, "content", service.id(), service.sealedContent()));
    }

    Subject.Sealed seal(
            UUID subject, BlindValue certificateIndex, String certificateNumber, String name, String content) {
        return new Subject.Sealed(
                certificateIndex,
                cipher.seal(SUBJECTS, "certificate_number", subject, certificateNumber),
                cipher.seal(SUBJECTS, "name", subject, name),
                cipher.seal(SUBJECTS, "content", subject, content));
    }

    byte[] sealService(UUID service, String content) {
        return cipher.seal(SERVICES, "content", service, content);
    }

    String name(Subject subject) {
        return cipher.open(SUBJECTS, "name", subject.id(), subject.sealedName());
    }

    String content(Subject subject) {
        return cipher.open(SUBJECTS, "content", subject.id(), subject.sealedContent());
    }

    public String certificateNumber(Subject subject) {
        return cipher.open(SUBJECTS, "certificate_number", subject.id(), subject.sealedCertificateNumber());
    }
}
