package cn.icpfiling.systemtests.model;

import cn.icpfiling.systemtests.Applicant;

/** A company that wants to file. Its domain tells the sandbox's authority how to decide. */
record Company(Applicant who, Fate fate) {

    /** The authority's decision on a filing. */
    enum Fate {
        GRANTED("ok-"),
        REFUSED("refuse-photo-"),
        /** The filing cannot be processed: it comes back before a code is typed. */
        FAULTY("faulty-phone-");

        private final String label;

        Fate(String label) {
            this.label = label;
        }
    }

    static Company of(Fate fate) {
        return new Company(Applicant.fresh(fate.label, ".com"), fate);
    }
}
