package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the record that an order of a filed site or subject is about. */
@ApplicationScoped
class RecordOfOrder {

    private final SubjectRepository subjects;
    private final FiledServiceRepository services;

    RecordOfOrder(SubjectRepository subjects, FiledServiceRepository services) {
        this.subjects = subjects;
        this.services = services;
    }

    boolean isRegistered(Order order) {
        var status = order.type().hasService()
                ? services.findById(order.serviceId()).status()
                : subjects.findById(order.subjectId()).status();
        return status == RecordStatus.REGISTERED;
    }
}
