package cn.icpfiling.systemtests.model;

import cn.icpfiling.systemtests.Applicant;

/** Somebody who wants to be filed, and what the sandbox's authority makes of it: its domain says so. */
record Company(Applicant who, Fate fate) {

    /** What the authority does with a filing. */
    enum Fate {
        GRANTED("ok-"),
        REFUSED("refuse-photo-"),
        /** Cannot be worked: comes back before anybody typed a code. */
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
