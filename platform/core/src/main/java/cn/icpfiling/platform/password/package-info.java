/**
 * Compares new passwords with lists of passwords that attackers try first. The list of this platform is small. An operator can download
 * a list in the format of Have I Been Pwned's range files and name its folder in {@code icp.passwords.breach-list}; the project may not
 * pass such lists on. Nothing leaves the machine.
 */
package cn.icpfiling.platform.password;
