import java.io.File;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

class Archive {
    void unpack(ZipInputStream archive, File folder) throws Exception {
        ZipEntry entry;
        while ((entry = archive.getNextEntry()) != null) {
            // ruleid: injection/archive-member-outside-directory-java
            write(new File(folder, entry.getName()));
        }
    }

    void unpackPaths(ZipInputStream archive, Path folder) throws Exception {
        ZipEntry entry = archive.getNextEntry();
        // ruleid: injection/archive-member-outside-directory-java
        write(folder.resolve(entry.getName()).toFile());
    }

    void unpackAll(Enumeration<ZipEntry> entries, String folder) throws Exception {
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            // ruleid: injection/archive-member-outside-directory-java
            write(new File(folder + entry.getName()));
        }
    }

    void checked(ZipInputStream archive, Path folder) throws Exception {
        ZipEntry entry = archive.getNextEntry();
        // ok: injection/archive-member-outside-directory-java
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new SecurityException(entry.getName());
        }
        write(target.toFile());
    }

    void other(File folder, Person person) {
        // ok: injection/archive-member-outside-directory-java
        write(new File(folder, person.getName()));
    }

    void numbered(ZipInputStream archive, File folder) throws Exception {
        ZipEntry entry = archive.getNextEntry();
        // ok: injection/archive-member-outside-directory-java
        write(new File(folder, entry.getSize() + ".part"));
    }

    void listed(ZipInputStream archive) throws Exception {
        ZipEntry entry = archive.getNextEntry();
        // ok: injection/archive-member-outside-directory-java
        System.out.println(entry.getName());
    }

    void write(File target) {
    }
}
