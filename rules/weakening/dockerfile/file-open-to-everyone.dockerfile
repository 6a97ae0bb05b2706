FROM debian:12
# ruleid: weakening/file-open-to-everyone-dockerfile
RUN chmod -R 777 /srv/reports
# ruleid: weakening/file-open-to-everyone-dockerfile
RUN mkdir /srv/data && chmod a+rwx /srv/data
# ruleid: weakening/file-open-to-everyone-dockerfile
RUN echo "reports ALL=(ALL) NOPASSWD: ALL" >> /etc/sudoers
# ok: weakening/file-open-to-everyone-dockerfile
RUN chmod 755 /srv/reports
# ok: weakening/file-open-to-everyone-dockerfile
RUN chmod +x /usr/bin/reports
# ok: weakening/file-open-to-everyone-dockerfile
RUN chmod 1777 /tmp
# ok: weakening/file-open-to-everyone-dockerfile
RUN chown -R reports:reports /srv/reports
