package cn.icpfiling.account.customers;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Where a customer's notices go. What is left out is not used; without any of both there are none. */
record Contact(
        @Size(max = 32) String mobile,
        @Email @Size(max = 254) String mail,
        @Pattern(regexp = "^(zh|en)$") String locale) {

    static final Contact NONE = new Contact(null, null, null);

    @Override
    public String toString() {
        return "Contact";
    }
}
